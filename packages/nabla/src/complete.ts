/** All methods of Tensor, whichever entry a program begins with and whatever a bundler leaves out. */
import './install.js';
import './autograd/backward.js';
