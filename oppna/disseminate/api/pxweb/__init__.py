"""PxWeb's second interface (PxWebApi 2) over what is public: clients of statistical offices ask here as they do there.

One table for those who answer and one for the groups, of each edition's newest version. What the clients send is
answered as Statistics Sweden's server answers it; what is wrong is told with its titles and a Swedish sentence.
"""
