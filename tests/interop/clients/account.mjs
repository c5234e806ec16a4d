// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// What every client is given, and the one way in which they end: as a script of a customer would.
import { readFileSync } from 'node:fs';

export const account = {
  loginUrl: `https://${process.env.KEYWAY_HOST}`,
  clientId: process.env.KEYWAY_CONSUMER_KEY,
  username: process.env.KEYWAY_USERNAME,
  privateKeyFile: process.env.KEYWAY_PRIVATE_KEY_FILE,
  privateKey: () => readFileSync(process.env.KEYWAY_PRIVATE_KEY_FILE, 'utf8'),
  audience: process.env.KEYWAY_AUDIENCE,
};

export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
