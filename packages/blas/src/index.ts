/** A BLAS and LAPACK that the machine already has, for nabla in Node. */
export {};
