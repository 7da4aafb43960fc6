/** The words of section a. */
import { texts } from '../../language.js';

export const GRADIENT_TEXTS = texts({
  title: { en: 'a · What a gradient is', zh: 'a · 梯度是什么' },
  partial: {
    en: 'Partial derivatives: one variable moves, the other stands still',
    zh: '偏导数：只动一个自变量，另一个不动',
  },
  partialText: {
    en: (f: string, at: string, value: string) =>
      `Take f(x, y) = ${f} at the point ${at}, where f = ${value}. Move x alone by a small h and divide the change of f by h: as h shrinks, the quotient tends to the partial derivative ∂f/∂x. The same with y gives ∂f/∂y. Autograd gives the limits themselves:`,
    zh: (f: string, at: string, value: string) =>
      `取 f(x, y) = ${f}，在点 ${at} 处 f = ${value}。只让 x 改变一个小量 h，用 f 的改变量除以 h，h 越小，这个差商就越接近偏导数 ∂f/∂x；只让 y 改变，得到的就是 ∂f/∂y。自动求导直接给出极限值：`,
  },
  quotientX: { en: 'Δf/h along x', zh: '沿 x 的差商' },
  quotientY: { en: 'Δf/h along y', zh: '沿 y 的差商' },
  limit: { en: 'autograd', zh: '自动求导' },
  gradient: { en: 'The gradient: both partial derivatives as one vector', zh: '梯度：把偏导数合成一个向量' },
  gradientText: {
    en: (at: string, g: string, size: string, angle: string) =>
      `∇f${at} = (∂f/∂x, ∂f/∂y) = ${g}    |∇f| = ${size}    direction ${angle}`,
    zh: (at: string, g: string, size: string, angle: string) =>
      `∇f${at} = (∂f/∂x, ∂f/∂y) = ${g}    |∇f| = ${size}    方向 ${angle}`,
  },
  zero: {
    en: 'The gradient is zero here: every directional derivative is 0, and no direction is the steepest. Try another point with --at.',
    zh: '这一点的梯度为零：所有方向导数都是 0，谈不上哪个方向最陡。可以用 --at 换一个点试试。',
  },
  directional: {
    en: 'The directional derivative D_u f: the slope in any direction',
    zh: '方向导数 D_u f：沿任意方向的变化率',
  },
  directionalText: {
    en: 'Leave the point along a unit vector u = (cos θ, sin θ): after the distance t we are at p + t·u. The derivative of f(p + t·u) at t = 0 is the directional derivative D_u f, and it equals the dot product ∇f · u. The two columns are computed independently:',
    zh: '从该点出发，沿单位向量 u = (cos θ, sin θ) 走一段路程 t，到达 p + t·u。把 f(p + t·u) 看作 t 的一元函数，它在 t = 0 处的导数就是方向导数 D_u f，而且等于点积 ∇f · u。下表右边两列是分别算出来的：',
  },
  byDefinition: { en: 'd/dt f(p + t·u)', zh: 'd/dt f(p + t·u)' },
  plot: {
    en: 'D_u f against the angle θ (degrees); ▲ marks the direction of the gradient',
    zh: '方向导数 D_u f 随角度 θ（度）的变化，▲ 处是梯度方向',
  },
  steepest: { en: 'Its maximum lies along the gradient and is worth |∇f|', zh: '最大值在梯度方向上取得，大小为 |∇f|' },
  steepestText: {
    en: (degrees: string, slope: string, angle: string, size: string) =>
      `Among 360 directions one degree apart f grows fastest towards ${degrees}, with D_u f = ${slope}. The gradient points to ${angle}, and |∇f| = ${size}. The reason: ∇f · u = |∇f| cos φ, where φ is the angle between the two. So the gradient is the direction of steepest ascent and its length the slope there; the opposite direction is that of steepest descent; at right angles the slope is 0.`,
    zh: (degrees: string, slope: string, angle: string, size: string) =>
      `在相隔 1° 的 360 个方向里，f 朝 ${degrees} 方向增长最快，D_u f = ${slope}；而梯度的方向是 ${angle}，|∇f| = ${size}。道理在于 ∇f · u = |∇f| cos φ，其中 φ 是两个向量的夹角。所以梯度指向上升最快的方向，它的长度就是这个方向上的变化率；反方向下降最快；与梯度垂直的方向上变化率为 0。`,
  },
  unit: { en: 'Why u must be a unit vector', zh: '为什么 u 必须是单位向量' },
  unitText: {
    en: 'These vectors all point along the gradient. The longer the vector, the larger the product, though the direction is the same. Divided by the length, that is, with a unit vector, the number depends on the direction alone: the change of f per unit of distance.',
    zh: '下面几个向量都指向梯度方向。向量越长，点积越大，可方向并没有变。除以长度，也就是换成单位向量之后，结果才只取决于方向：它表示每走单位路程，f 改变多少。',
  },
  saddle: {
    en: 'A zero gradient need not be a minimum: the saddle z = y² − x²',
    zh: '梯度为零不一定是极小值：鞍面 z = y² − x²',
  },
  saddleText: {
    en: (g: string, low: string, high: string) =>
      `At (0, 0) the gradient is ${g}: the surface is level there. Yet along the x axis the point is a highest one and along the y axis a lowest one. The Hessian (the matrix of second derivatives) tells the difference: its eigenvalues ${low} and ${high} have opposite signs, so this is a saddle point. A minimum needs both to be positive.`,
    zh: (g: string, low: string, high: string) =>
      `在 (0, 0) 处梯度为 ${g}，曲面在这里是平的。但沿 x 轴看它是最高点，沿 y 轴看它又是最低点。分辨的办法是看海森矩阵（二阶偏导数组成的矩阵）：特征值 ${low} 与 ${high} 一负一正，所以它是鞍点；两个特征值都为正才是极小值点。`,
  },
  cutX: { en: 'z(t, 0)', zh: 'z(t, 0)' },
  cutY: { en: 'z(0, t)', zh: 'z(0, t)' },
  saddlePlot: { en: 'contour lines of z = y² − x², + marks (0, 0)', zh: 'z = y² − x² 的等高线，+ 处为 (0, 0)' },
});
