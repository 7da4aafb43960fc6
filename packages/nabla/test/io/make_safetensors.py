"""Writes safetensors.fixture.json with the reference implementation (pip install safetensors numpy)."""
import base64, json, os
import numpy as np
from safetensors.numpy import save

tensors = {
    'b.weight': np.array([[1.5, -2, 3], [0, np.inf, -np.inf]], dtype=np.float32),
    'a.weight': np.array([0.1, 1e300], dtype=np.float64),
    'steps': np.array(7, dtype=np.int64),
    'mask': np.array([True, False, True]),
    'bytes': np.array([[0, 255]], dtype=np.uint8),
    'ints': np.array([-5, 2147483647], dtype=np.int32),
    'empty': np.zeros((0, 3), dtype=np.float32),
    '权重 é': np.array([1], dtype=np.float32),
    'Z': np.array([2], dtype=np.float32),
}
halves = np.array([0, 0x8000, 1, 0x3ff, 0x400, 0x3c00, 0xc000, 0x7bff, 0x7c00, 0xfc00, 0x3555], dtype=np.uint16)
narrow = {
    'half': halves.view(np.float16),
    'i8': np.array([-128, 127], dtype=np.int8),
    'i16': np.array([-32768, 32767], dtype=np.int16),
    'u16': np.array([65535], dtype=np.uint16),
    'u32': np.array([4294967295], dtype=np.uint32),
    'u64': np.array([9007199254740991], dtype=np.uint64),
}
text = lambda b: base64.b64encode(b).decode()
out = {
    'plain': text(save(tensors, metadata={'format': 'pt'})),
    'bare': text(save({'x': np.array([1, 2], dtype=np.float32)})),
    'none': text(save({})),
    'narrow': text(save(narrow)),
    'half': [repr(float(x)) for x in halves.view(np.float16).astype(np.float32)],
}
path = os.path.join(os.path.dirname(__file__), 'safetensors.fixture.json')
with open(path, 'w') as f:
    json.dump(out, f, indent=1)
    f.write('\n')
