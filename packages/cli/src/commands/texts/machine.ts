/** The words of `nabla doctor` and `nabla completion`. */
import { texts } from '../../language.js';

export const MACHINE_HELP = texts({
  doctor: {
    en: 'what this machine offers, and whether nabla works here',
    zh: '查看本机能力，并检查 nabla 能否正常工作',
  },
  doctorExamples: {
    en: `
Examples:
  nabla doctor
  nabla doctor --json > doctor.json`,
    zh: `
示例：
  nabla doctor
  nabla doctor --json > doctor.json`,
  },
  completion: {
    en: 'print a script that completes commands and options in a shell',
    zh: '输出让 shell 补全命令和选项的脚本',
  },
  shell: { en: 'bash, zsh or fish', zh: 'bash、zsh 或 fish' },
  completionExamples: {
    en: `
Examples:
  source <(nabla completion bash)                       # in ~/.bashrc
  source <(nabla completion zsh)                        # in ~/.zshrc, after compinit
  nabla completion fish > ~/.config/fish/completions/nabla.fish`,
    zh: `
示例：
  source <(nabla completion bash)                       # 写入 ~/.bashrc
  source <(nabla completion zsh)                        # 写入 ~/.zshrc，在 compinit 之后
  nabla completion fish > ~/.config/fish/completions/nabla.fish`,
  },
});

export const MACHINE_TEXTS = texts({
  badShell: {
    en: (text: string, known: string) => `'${text}' is no shell that this command knows; write one of ${known}`,
    zh: (text: string, known: string) => `不支持“${text}”；可选的有 ${known}`,
  },
  versions: { en: 'Versions', zh: '版本' },
  machine: { en: 'Machine', zh: '机器' },
  engine: { en: 'Engine', zh: '引擎' },
  accelerators: { en: 'Accelerators', zh: '加速' },
  selfTest: { en: 'Self-test', zh: '自检' },
  system: { en: 'system', zh: '系统' },
  cpu: { en: 'processor', zh: '处理器' },
  cores: { en: (n: string) => `${n} logical cores`, zh: (n: string) => `${n} 个逻辑核` },
  memory: { en: 'memory', zh: '内存' },
  memoryOf: {
    en: (total: string, free: string) => `${total} in all, ${free} free`,
    zh: (total: string, free: string) => `共 ${total}，可用 ${free}`,
  },
  simd: { en: 'WebAssembly SIMD', zh: 'WebAssembly SIMD' },
  shared: { en: 'shared memory', zh: '共享内存' },
  threads: { en: 'threads', zh: '线程' },
  threadsOf: { en: (n: string) => `${n} in use`, zh: (n: string) => `使用 ${n} 个` },
  tensors: { en: 'tensors', zh: '张量' },
  tensorsOf: {
    en: (held: string, reserved: string) => `${held} held, ${reserved} reserved`,
    zh: (held: string, reserved: string) => `占用 ${held}，预留 ${reserved}`,
  },
  yes: { en: 'yes', zh: '有' },
  no: { en: 'no', zh: '无' },
  blas: { en: 'BLAS', zh: 'BLAS' },
  blasThreads: { en: (n: string) => `${n} threads`, zh: (n: string) => `${n} 个线程` },
  withLapack: { en: 'with LAPACK', zh: '含 LAPACK' },
  blasMissing: {
    en: 'package nabla-blas is not installed (optional; npm install nabla-blas)',
    zh: '未安装 nabla-blas 包（可选；npm install nabla-blas）',
  },
  blasNone: { en: 'no tuned library was found (optional)', zh: '没有找到优化过的库（可选）' },
  blasBroken: {
    en: (why: string) => `nabla-blas cannot be used: ${why}`,
    zh: (why: string) => `nabla-blas 无法使用：${why}`,
  },
  refused: {
    en: (name: string, why: string) => `${name}: not used: ${why}`,
    zh: (name: string, why: string) => `${name}：未使用：${why}`,
  },
  webgpu: { en: 'WebGPU', zh: 'WebGPU' },
  webgpuNo: {
    en: 'not in this Node (browsers have it; results are the same without)',
    zh: '此 Node 没有（浏览器有；没有它结果也一样）',
  },
  gradient: {
    en: 'gradient of x² sin x at 1.5 = 2x sin x + x² cos x',
    zh: 'x² sin x 在 1.5 处的梯度 = 2x sin x + x² cos x',
  },
  kernel: { en: 'a fused kernel compiled and computed 10,000 elements', zh: '编译融合内核并算出 10000 个元素' },
  product: { en: 'a 64 × 64 matrix product', zh: '64 × 64 矩阵乘法' },
  random: { en: "random numbers of PyTorch's seed 0", zh: '与 PyTorch 种子 0 相同的随机数' },
  passed: { en: 'ok', zh: '通过' },
  failed: { en: (why: string) => `FAILED: ${why}`, zh: (why: string) => `失败：${why}` },
  broken: {
    en: (names: string) => `the self-test failed: ${names}`,
    zh: (names: string) => `自检失败：${names}`,
  },
});
