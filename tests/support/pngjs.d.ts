declare module 'pngjs' {
  export class PNG {
    readonly width: number;
    readonly height: number;
    readonly data: Buffer;
    static readonly sync: { read(bytes: Uint8Array): PNG; write(png: PNG): Buffer };
  }
}
