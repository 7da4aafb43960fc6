export * from '../generated/functional.js';
