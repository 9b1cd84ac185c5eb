#!/usr/bin/env node
// Parses on any Node that knows modules, so that an old one gets a sentence and not a syntax error.
import { oldNodeMessage } from './old-node.ts';

const message = oldNodeMessage(process.versions.node);
if (message === undefined) {
  // A name that neither the compiler nor the bundler follows: the command line is a bundle of its own beside this file.
  const commandLine = './cli.js';
  void import(commandLine);
} else {
  process.stderr.write(message);
  process.exitCode = 2;
}
