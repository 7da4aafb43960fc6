/** Names under which BLAS libraries are looked for, the best first. */

const LINUX = [
  'libmkl_rt.so.2',
  'libmkl_rt.so.1',
  'libmkl_rt.so',
  // Fedora's libopenblas.so.0 has no threads, its libopenblasp.so.0 has; elsewhere only the first name exists.
  'libopenblasp.so.0',
  'libopenblas.so.0',
  'libopenblas.so',
  'libopenblas64_.so.0',
  'libopenblas64.so.0',
  'libblis.so.4',
  'libblis.so.3',
  'libblis.so',
  'libblas.so.3',
];

const DARWIN = [
  '/System/Library/Frameworks/Accelerate.framework/Accelerate',
  'libmkl_rt.2.dylib',
  'libmkl_rt.dylib',
  'libopenblas.0.dylib',
  'libopenblas.dylib',
  '/opt/homebrew/opt/openblas/lib/libopenblas.dylib',
  '/usr/local/opt/openblas/lib/libopenblas.dylib',
  'libblis.4.dylib',
  'libblis.dylib',
];

const WINDOWS = ['mkl_rt.2.dll', 'mkl_rt.1.dll', 'mkl_rt.dll', 'libopenblas.dll', 'openblas.dll', 'libblis.dll'];

/** The names to try on a platform: Accelerate, MKL, OpenBLAS, BLIS, then whatever the system calls its BLAS. */
export function candidates(platform: string): readonly string[] {
  if (platform === 'darwin') return DARWIN;
  return platform === 'win32' ? WINDOWS : LINUX;
}
