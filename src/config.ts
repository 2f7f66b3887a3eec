import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

const schema = z.object({
  PORT: port.default(4321),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('var'),
  DATABASE_URL: z.string().min(1).optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  STORAGE_URL: z.string().optional(),
  SECRET_KEY_FILE: z.string().min(1).optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  CLAMD_URL: z.string().optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{5,30}$/)
    .optional(),
  WHATSAPP_TOKEN: z.string().min(1).optional(),
  WHATSAPP_APP_SECRET: z.string().min(1).optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(1).optional(),
  WHATSAPP_GRAPH_URL: z.url({ protocol: /^https?$/ }).optional(),
  OFFICE_TIME_ZONE: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).default('Asia/Jakarta'),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  WORKER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
  PPID_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});

/** The switch for the WhatsApp Cloud API: all of it, or nothing. */
export type WhatsappConfig = {
  readonly phoneNumberId: string;
  readonly token: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** With the version, without a trailing slash. */
  readonly graphUrl: string;
};

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Public origin without a trailing slash; links in letters and mails are built from it alone. */
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly secretKeyFile: string;
  /** Where encrypted backups go; better another disk than the data's. */
  readonly backupDir: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Null while the Cloud API is off: the number then stays on the officers' phone. */
  readonly whatsapp: WhatsappConfig | null;
  /** Training pages are open; never where NODE_ENV is production. */
  readonly training: boolean;
  readonly officeTimeZone: string;
  readonly trustedProxyHops: number;
  readonly worker: 'on' | 'off';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Milliseconds added to the system clock; for rehearsals and tests of dates, never in production. */
  readonly clockOffsetMs: number;
};

/** A configuration that cannot be run with: says what is wrong and what to do, in Indonesian. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the environment once (design §8). Empty values count as not set.
 * @throws ConfigError naming the variable and the remedy.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(', ');
    throw new ConfigError(
      `Pengaturan lingkungan tidak sah: ${names}. Periksa nilainya dengan contoh di .env.example.`,
    );
  }
  const value = parsed.data;
  if (value.STORAGE_URL) {
    throw new ConfigError('STORAGE_URL belum didukung. Kosongkan agar berkas disimpan di DATA_DIR.');
  }
  if (value.CLAMD_URL) {
    throw new ConfigError('CLAMD_URL belum didukung. Kosongkan; berkas akan ditandai "tidak dipindai".');
  }
  const baseUrl = (value.BASE_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, '');
  if (!/^https?:\/\/[^/?#]+$/.test(baseUrl)) {
    throw new ConfigError(
      'BASE_URL harus berupa alamat situs tanpa jalur, misalnya https://ppid.contoh.go.id',
    );
  }
  return {
    port: value.PORT,
    host: value.HOST,
    baseUrl,
    dataDir: value.DATA_DIR,
    databaseUrl: value.DATABASE_URL ?? `file:${value.DATA_DIR}/ppid.sqlite`,
    secretKeyFile: value.SECRET_KEY_FILE ?? `${value.DATA_DIR}/secret.key`,
    backupDir: value.BACKUP_DIR ?? `${value.DATA_DIR}/backups`,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM ?? `PPID <ppid@${new URL(baseUrl).hostname}>`,
    whatsapp: whatsappOf(value),
    training: value.NODE_ENV !== 'production',
    officeTimeZone: value.OFFICE_TIME_ZONE,
    trustedProxyHops: value.TRUSTED_PROXY_HOPS,
    worker: value.WORKER,
    logLevel: value.LOG_LEVEL,
    clockOffsetMs: value.PPID_CLOCK_OFFSET_MS,
  };
}

/** The version is pinned: another one is chosen by WHATSAPP_GRAPH_URL, after trying it. */
const GRAPH_URL = 'https://graph.facebook.com/v24.0';

const whatsappNames = [
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const;

function whatsappOf(value: z.infer<typeof schema>): WhatsappConfig | null {
  const missing = whatsappNames.filter((name) => value[name] === undefined);
  if (missing.length === whatsappNames.length) return null;
  const {
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_TOKEN: token,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
  } = value;
  if (!phoneNumberId || !token || !appSecret || !verifyToken) {
    throw new ConfigError(
      `Sambungan WhatsApp belum lengkap: isi juga ${missing.join(', ')}, atau kosongkan semua WHATSAPP_*.`,
    );
  }
  const graphUrl = (value.WHATSAPP_GRAPH_URL ?? GRAPH_URL).replace(/\/+$/, '');
  return { phoneNumberId, token, appSecret, verifyToken, graphUrl };
}
