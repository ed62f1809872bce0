"""Reading the numbers out of a model in ONNX's format, with numpy alone.

Of the Protocol Buffers messages (https://protobuf.dev/programming-guides/encoding/) that ONNX
defines (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3) only those are read that lead to
the weights: ModelProto, GraphProto and TensorProto with raw data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10
_GRAPH = 7
"""ModelProto.graph."""
_INITIALIZER = 5
"""GraphProto.initializer."""
_DIMS, _DATA_TYPE, _NAME, _RAW_DATA = 1, 2, 8, 9
"""Fields of TensorProto."""
_TYPES = {1: "<f4", 3: "i1", 7: "<i8"}
"""numpy's names of the values of TensorProto.DataType that models of this kind have."""


def read_tensors(data: bytes) -> dict[str, NDArray[Any]]:
    """Read the constant tensors of a model.

    Args:
        data: The content of an ONNX file.

    Returns:
        Tensors by name, as views of the data; those of other types are left out.

    Raises:
        ValueError: It is no such file, or it is damaged.
    """
    tensors = {}
    for number, graph in _fields(memoryview(data)):
        if number == _GRAPH and isinstance(graph, memoryview):
            for inner, tensor in _fields(graph):
                if inner == _INITIALIZER and isinstance(tensor, memoryview):
                    name, array = _tensor(tensor)
                    if array is not None:
                        tensors[name] = array
    return tensors


def _tensor(message: memoryview) -> tuple[str, NDArray[Any] | None]:
    shape: list[int] = []
    kind, name, raw = 0, "", memoryview(b"")
    for number, value in _fields(message):
        if number == _DIMS:
            shape += [value] if isinstance(value, int) else _varints(value)
        elif number == _DATA_TYPE and isinstance(value, int):
            kind = value
        elif number == _NAME and isinstance(value, memoryview):
            name = bytes(value).decode()
        elif number == _RAW_DATA and isinstance(value, memoryview):
            raw = value
    if kind not in _TYPES or not raw:
        return name, None
    return name, np.frombuffer(raw, _TYPES[kind]).reshape(shape)


def _fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield number and value of each field of a message, fixed-size numbers as bytes."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        wire = tag & 7
        if wire == _VARINT:
            value, at = _varint(message, at)
            yield tag >> 3, value
            continue
        if wire == _BYTES:
            size, at = _varint(message, at)
        elif wire in (_FIXED32, _FIXED64):
            size = 4 if wire == _FIXED32 else 8
        else:
            raise ValueError(f"wire type {wire} is none of ONNX")
        if at + size > len(message):
            raise ValueError("the model is cut short")
        yield tag >> 3, message[at : at + size]
        at += size


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins at a place, and the place behind it."""
    value = 0
    for count, byte in enumerate(message[at : at + _LONGEST_VARINT]):
        value |= (byte & 127) << (7 * count)
        if byte < 128:
            return value, at + count + 1
    raise ValueError("the model is cut short")


def _varints(packed: memoryview) -> list[int]:
    values = []
    at = 0
    while at < len(packed):
        value, at = _varint(packed, at)
        values.append(value)
    return values
