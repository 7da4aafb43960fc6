"""Runs the programs of *.py beside this file with PyTorch 1.13 and records what they print: python3 make_fixtures.py

Each program is written twice, here and in the .programs.ts file of the same name. `o(…)` records values as text or numbers,
`o.bits(t)` the exact elements (or within `ulp` of the largest), `o.error(f)` the class of the error that f raises.
"""
import base64
import importlib
import json
import math
import pathlib
import sys

import torch

# Classes that nabla does not have, and what it raises there.
ELSEWHERE = {'AttributeError': 'RuntimeError', 'KeyError': 'RuntimeError', 'AssertionError': 'ValueError'}
HERE = pathlib.Path(__file__).parent


def plain(x):
    """A value as JSON; tensors and dtypes as PyTorch prints them."""
    if x is None or isinstance(x, (bool, str, int)):
        return x
    if isinstance(x, float):
        return x if math.isfinite(x) else {math.inf: 'inf', -math.inf: '-inf'}.get(x, 'nan')
    if isinstance(x, (list, tuple)):
        return [plain(v) for v in x]
    if isinstance(x, dict):
        return {str(k): plain(v) for k, v in x.items()}
    return str(x)


class Recorder:
    def __init__(self):
        self.entries = []

    def __call__(self, *values):
        self.entries.extend(plain(v) for v in values)

    def bits(self, *tensors, ulp=0):
        for t in tensors:
            data = t.detach().contiguous().numpy().tobytes()
            entry = {'dtype': str(t.dtype)[6:], 'shape': list(t.shape), 'bytes': base64.b64encode(data).decode()}
            self.entries.append({**entry, 'ulp': ulp} if ulp else entry)

    def error(self, f):
        try:
            f()
        except Exception as e:
            if '-v' in sys.argv:
                print(type(e).__name__, str(e)[:150])
            name = type(e).__name__
            self.entries.append({'error': ELSEWHERE.get(name, name)})
        else:
            self.entries.append({'error': None})


def record(area):
    module = importlib.import_module(area)
    out = {}
    for name, f in list(vars(module).items()):
        if not callable(f) or getattr(f, '__module__', '') != area or name.startswith('_') or isinstance(f, type):
            continue
        o = Recorder()
        torch.set_default_dtype(torch.float32)
        torch.manual_seed(0)
        try:
            f(o)
        except Exception as e:
            raise RuntimeError(f'{area}.{name}') from e
        out[name] = o.entries
    lines = ',\n'.join(f'{json.dumps(k)}:{json.dumps(v, separators=(",", ":"), ensure_ascii=False)}' for k, v in out.items())
    (HERE / f'{area}.fixture.json').write_text('{\n' + lines + '\n}\n')
    print(area, len(out))


if __name__ == '__main__':
    sys.path.insert(0, str(HERE))
    sys.dont_write_bytecode = True
    import warnings
    warnings.simplefilter('ignore')
    chosen = [a for a in sys.argv[1:] if not a.startswith('-')]
    for area in chosen or sorted(p.stem for p in HERE.glob('*.py') if p.stem != 'make_fixtures'):
        record(area)
