/** Typed formulas: parse, differentiate step by step with the operators' own rules, simplify, print, compile. */

export * from './compile.js';
export * from './critical.js';
export * from './descend.js';
export * from './diff.js';
export { compileNumber, evaluate, type Point } from './evaluate.js';
export * from './expr.js';
export * from './losses.js';
export { FormulaError, type Lang } from './parse/error.js';
export { parse, parseEquation, parseMatrix, parseVector } from './parse/parser.js';
export { toText } from './print/plain.js';
export { toTex } from './print/tex.js';
export { simplify, simplifySteps } from './simplify/simplify.js';
export * from './vectors.js';
