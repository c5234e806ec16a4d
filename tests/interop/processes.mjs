// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Runs a program to its end, or ends it after `patience` milliseconds. */
export function run(program, args, { env = process.env, cwd, input = '', patience = 60_000 }) {
  return new Promise((resolve, reject) => {
    // A group of its own, so that what a shell script started ends with it.
    const child = spawn(program, args, { env, cwd, detached: true });
    const done = { stdout: '', stderr: '', timedOut: false };
    child.stdout.on('data', (data) => (done.stdout += data));
    child.stderr.on('data', (data) => (done.stderr += data));
    child.stdin.on('error', () => {}); // it may end without having read
    child.stdin.end(input);
    const timer = setTimeout(() => {
      done.timedOut = true;
      process.kill(-child.pid, 'SIGKILL');
    }, patience);
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ ...done, status });
    });
  });
}

/** Starts a practice org; what it says of itself, and how to stop it. */
export function startPractice(cli, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(cli, ['practice', '--json', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    const ended = new Promise((over) => child.on('close', over));
    const stop = () => {
      child.kill('SIGINT');
      return ended;
    };
    ended.then(() => reject(new Error(`keyway-cli practice ${args.join(' ')} ended:\n${said}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve({ ...JSON.parse(line), stop }));
  });
}

/** limited(3): a function that runs what it is given, never more than three at a time. */
export function limited(most) {
  let running = 0;
  const waiting = [];
  return async (work) => {
    if (running >= most) await new Promise((go) => waiting.push(go));
    else ++running;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else --running;
    }
  };
}
