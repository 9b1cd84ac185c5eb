import { expect, test, vi } from 'vitest';

import { smtpHandlers } from '../../../src/run/effects/ready/smtp-handlers.ts';
import { carryOut, failure, message } from './support.ts';

vi.mock('nodemailer', () => {
  throw new Error('Cannot find package');
});

test('mail says in a plain sentence what it needs when its package is not there, and waits for it', async () => {
  const environment = { SMTP_URL: 'smtp://127.0.0.1:9' };
  const handlers = smtpHandlers({ from: 'desk@example.com', to: () => 'li@example.com', environment });
  expect(await failure(carryOut(handlers, message))).toMatchObject({
    message: 'Mail needs the package "nodemailer", which is not installed: npm install nodemailer',
    retryable: true,
  });
});
