import packageFile from '../../../package.json' with { type: 'json' };

/** The version of the portal that runs. */
export const appVersion: string = packageFile.version;
