import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { openRegister, type Register, type RegisterOptions } from '../../register/database';

export interface FreshRegister {
  readonly register: Register;
  readonly url: string;
  /** Closes the register and drops its database. */
  drop(): Promise<void>;
}

/** Address of a server that global-setup started. @throws when the test runs outside the `server` or `browser` project. */
export function testServer(name: 'DATABASE' | 'TEMPLATE' | 'TEMPORAL' | 'SMTP' | 'MAILBOX' | 'DATA'): string {
  const value = process.env[`STAFETT_TEST_${name}`];
  if (value === undefined) throw new Error(`STAFETT_TEST_${name} is unset: run the test in the project 'server'`);
  return value;
}

/** A register of its own for a test file: migrated, with the demo's organisation and policies, otherwise empty. */
export async function freshRegister(options: RegisterOptions = {}): Promise<FreshRegister> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`create database ${name} template ${testServer('TEMPLATE')}`);
  const url = Object.assign(new URL(testServer('DATABASE')), { pathname: `/${name}` }).href;
  const register = openRegister(url, options);
  return {
    register,
    url,
    drop: async () => {
      await register.close();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: testServer('DATABASE') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
