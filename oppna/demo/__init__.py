"""`make demo`: the whole way on real published figures and on made-up answers, in a folder of its own."""
