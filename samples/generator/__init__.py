"""The generator of the fictional sample documents: content objects, and what is written from them."""
