"""Texts whose vectors onnxruntime made of the same model, which ``onnxruntime.npy`` holds.

Made once with onnxruntime 1.32.0 and tokenizers 0.23.3: the mean of ``last_hidden_state`` over all
pieces of a text, of which 96 at the most were read, made length 1.
"""

SENTENCES = (
    "how do I get my money back",
    "Is it safe?",
    "The parcel is left with a neighbour when nobody answers the door.",
    "naïve Façade – “quoted”, C++ & .NET 4.8, 3.11.4!",
    "東京の天気 and 北京",
    "z",
    "supercalifragilisticexpialidocious pneumonoultramicroscopicsilicovolcanoconiosis",
    "Watering every day is too much for a cactus: once in two weeks is enough in summer, and once "
    "a month in winter, when it rests. " * 6,
)
