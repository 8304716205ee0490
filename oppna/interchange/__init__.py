"""The interchange files [METHOD 10]: reading what people and Excel write, writing what others read."""
