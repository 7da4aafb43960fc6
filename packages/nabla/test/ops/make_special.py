"""Special functions to 17 digits, by mpmath at 40: python3 make_special.py writes special.fixture.json.

One entry a function: arguments (one list, or two), and the values as decimal text.
"""
import json
import pathlib
import random

import mpmath as mp

mp.mp.dps = 40
random.seed(5)
r = random.random


def log(low, high, n):
    return [10 ** (low + (high - low) * r()) for _ in range(n)]


def lin(low, high, n):
    return [low + (high - low) * r() for _ in range(n)]


def ndtri(p):
    if p > mp.mpf('1e-5'):
        return mp.sqrt(2) * mp.erfinv(2 * p - 1)
    return mp.findroot(lambda x: mp.log(mp.ncdf(x)) - mp.log(p), -mp.sqrt(-2 * mp.log(p)))


BOTH = log(-6, 1.8, 10) + [-x for x in log(-6, 1.8, 6)] + [29.5, 30.5]
RIGHT = log(-6, 1.8, 14) + [1.99, 2.01, 24.5, 25.5]
DEGREES = [float(i % 13) for i in range(12)]
HUGE = [2e5] * 4 + [3e6] * 3
NEAR = [199000.0, 200100.0, 200900.0, 2e5, 2997000.0, 3000500.0, 3003000.0]
CASES = {
    'erfinv': (mp.erfinv, lin(-1, 1, 8) + log(-12, 0, 4) + [1 - 1e-3, -1 + 1e-6, 0.75]),
    'erfcx': (lambda x: mp.exp(x * x) * mp.erfc(x), lin(-5, 30, 8) + log(-3, 8, 6) + [1.249, 1.251]),
    'ndtr': (mp.ncdf, lin(-20, 5, 12)),
    'log_ndtr': (lambda x: mp.log(mp.ncdf(x)), lin(-40, 5, 12) + [-1, -0.99]),
    'ndtri': (ndtri, lin(0, 1, 8) + log(-250, -1, 6) + [0.125, 0.876]),
    'i0': (lambda x: mp.besseli(0, x), BOTH),
    'i0e': (lambda x: mp.besseli(0, x) * mp.exp(-abs(x)), BOTH + [1e4]),
    'i1': (lambda x: mp.besseli(1, x), BOTH),
    'i1e': (lambda x: mp.besseli(1, x) * mp.exp(-abs(x)), BOTH + [1e4]),
    'modified_bessel_k0': (lambda x: mp.besselk(0, x), RIGHT),
    'modified_bessel_k1': (lambda x: mp.besselk(1, x), RIGHT),
    'scaled_modified_bessel_k0': (lambda x: mp.besselk(0, x) * mp.exp(x), RIGHT + [1e4]),
    'scaled_modified_bessel_k1': (lambda x: mp.besselk(1, x) * mp.exp(x), RIGHT + [1e4]),
    'bessel_j0': (lambda x: mp.besselj(0, x), BOTH),
    'bessel_j1': (lambda x: mp.besselj(1, x), BOTH),
    'bessel_y0': (lambda x: mp.bessely(0, x), RIGHT),
    'bessel_y1': (lambda x: mp.bessely(1, x), RIGHT),
    'airy_ai': (mp.airyai, lin(-20, 9, 16) + [-2.1, -2.08, 2.08, 2.1]),
    'spherical_bessel_j0': (lambda x: mp.sin(x) / x, BOTH),
    'zeta': (lambda x, q: mp.zeta(x, q) if q > 0 else mp.zeta(x, q + 100) + sum((q + k) ** -x for k in range(100)), lin(1.1, 12, 10) + [2.0, 3.0, 2.0, 5.0], log(-2, 2, 10) + [-60.25, -80.25, -3.75, -55.125]),
    'gammainc': (lambda a, x: mp.gammainc(a, 0, x, regularized=True) if a < 1e4 else lower(a, x), log(-2, 2.5, 24) + HUGE, log(-2, 2.5, 24) + NEAR),
    'gammaincc': (lambda a, x: mp.gammainc(a, x, regularized=True) if a < 1e4 else 1 - lower(a, x), log(-2, 2.5, 24) + HUGE, log(-2, 2.5, 24) + NEAR),
    'hermite_polynomial_h': (lambda x, n: mp.hermite(int(n), x), lin(-2, 2, 12), DEGREES),
    'chebyshev_polynomial_t': (lambda x, n: mp.chebyt(int(n), x), lin(-1.3, 1.3, 12), DEGREES),
    'chebyshev_polynomial_u': (lambda x, n: mp.chebyu(int(n), x), lin(-1.3, 1.3, 12), DEGREES),
    'legendre_polynomial_p': (lambda x, n: mp.legendre(int(n), x), lin(-1.3, 1.3, 12), DEGREES),
    'laguerre_polynomial_l': (lambda x, n: mp.laguerre(int(n), 0, x), lin(0, 9, 12), DEGREES),
}


def single(x):
    """Rounded to float32, so that both dtypes get the same arguments."""
    import struct
    return struct.unpack('<f', struct.pack('<f', x))[0]


def lower(a, x):
    """P(a, x) by its series, also for huge a."""
    term, total, r = mp.mpf(1), mp.mpf(1), a
    while term > mp.mpf('1e-30') * total:
        r += 1
        term *= x / r
        total += term
    return total * mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))


def entry(fn, *arguments):
    rounded = [[x if abs(x) < 1e-38 else single(x) for x in xs] for xs in arguments]
    return [*rounded, [mp.nstr(fn(*map(mp.mpf, at)), 17) for at in zip(*rounded)]]


if __name__ == '__main__':
    lines = [f'"{name}":{json.dumps(entry(*case), separators=(",", ":"))}' for name, case in CASES.items()]
    path = pathlib.Path(__file__).parent / 'special.fixture.json'
    path.write_text('{\n' + ',\n'.join(lines) + '\n}\n')
