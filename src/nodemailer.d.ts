// The package ships no types; what is used of it is declared here.
declare module 'nodemailer' {
  export interface Mailbox {
    readonly name: string;
    readonly address: string;
  }

  export interface Letter {
    readonly from: Mailbox;
    readonly to: readonly Mailbox[];
    readonly subject: string;
    readonly text: string;
    readonly messageId: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly disableFileAccess: boolean;
    readonly disableUrlAccess: boolean;
  }

  export interface SmtpConnection {
    readonly host: string;
    readonly port: number;
    readonly secure: boolean;
    readonly requireTLS: boolean;
    readonly ignoreTLS: boolean;
    readonly auth?: { readonly user: string; readonly pass: string };
    readonly connectionTimeout: number;
    readonly greetingTimeout: number;
    readonly socketTimeout: number;
  }

  export interface Transport {
    /** Rejects unless the server has taken the letter for at least one recipient; `rejected`: for whom it has not. */
    sendMail(letter: Letter): Promise<{ readonly rejected?: readonly unknown[] }>;
    close(): void;
  }

  export function createTransport(connection: SmtpConnection): Transport;
}
