#!/usr/bin/env node
import module from 'node:module';

// Node 22 and newer keep compiled code between runs: the next start takes half the time.
module.enableCompileCache?.();
await import('../dist/main.js');
