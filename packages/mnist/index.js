/** Where the four IDX files lie (gzip): a file: URL in Node, a URL that a bundler resolves in a browser. */
export const train_images = new URL('./data/train-images-idx3-ubyte.gz', import.meta.url);
export const train_labels = new URL('./data/train-labels-idx1-ubyte.gz', import.meta.url);
export const test_images = new URL('./data/t10k-images-idx3-ubyte.gz', import.meta.url);
export const test_labels = new URL('./data/t10k-labels-idx1-ubyte.gz', import.meta.url);
