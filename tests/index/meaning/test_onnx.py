from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

np = pytest.importorskip("numpy", reason="the extra is not installed")

from index.meaning.onnx import read_tensors  # noqa: E402


def field(number: int, content: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(content)) + content


def varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def tensor(name: str, kind: int, shape: bytes, raw: bytes) -> bytes:
    content = shape + varint(2 << 3) + varint(kind) + field(8, name.encode()) + field(9, raw)
    return field(7, field(5, content))


FLOATS = np.array([[1, 2, 3], [4, 5, 6]], "<f4")
ONE_BY_ONE = varint(1 << 3) + varint(2) + varint(1 << 3) + varint(3)
PACKED = field(1, varint(2) + varint(3))


@pytest.mark.parametrize("shape", [ONE_BY_ONE, PACKED], ids=["one by one", "packed"])
def test_a_tensor_is_read(shape: bytes) -> None:
    found = read_tensors(tensor("weights", 1, shape, FLOATS.tobytes()))
    assert list(found) == ["weights"]
    assert (found["weights"] == FLOATS).all()


def test_bytes_and_whole_numbers_are_read_and_other_types_left_out() -> None:
    small = np.array([-1, 127, 0], "i1")
    large = np.array([1 << 40], "<i8")
    model = (
        tensor("small", 3, field(1, varint(3)), small.tobytes())
        + tensor("large", 7, field(1, varint(1)), large.tobytes())
        + tensor("half", 10, field(1, varint(1)), b"\0\0")
    )
    found = read_tensors(model)
    assert set(found) == {"small", "large"}
    assert (found["small"] == small).all()
    assert (found["large"] == large).all()


def test_what_leads_to_no_tensor_is_passed_over() -> None:
    others = (
        varint(1 << 3) + varint(8) + varint(9 << 3 | 5) + b"abcd" + varint(9 << 3 | 1) + b"x" * 8
    )
    assert read_tensors(others + tensor("w", 1, PACKED, FLOATS.tobytes())).keys() == {"w"}


@given(st.integers(1))
def test_a_file_cut_short_is_refused(cut: int) -> None:
    model = tensor("weights", 1, PACKED, FLOATS.tobytes())
    with pytest.raises(ValueError, match="cut short"):
        read_tensors(model[: cut % (len(model) - 1) + 1])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        read_tensors(data)
