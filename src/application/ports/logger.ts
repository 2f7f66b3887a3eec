/** Known keys only; never a name, contact, NIK, secret, body or query string. */
export type LogFields = {
  readonly requestId?: string;
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly topic?: string;
  readonly jobId?: string;
  readonly attempts?: number;
  readonly count?: number;
  readonly code?: string;
  readonly error?: string;
};

export type Logger = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
};
