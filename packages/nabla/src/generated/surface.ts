// Generated from the records by `npm run generate`. Do not edit.
export interface Functions<T> {
  add(input: T, other: T | number): T;
}
export interface Linalg<T> {
  _: T;
}
export interface Special<T> {
  _: T;
}
export interface Methods<T> {
  _: T;
}
