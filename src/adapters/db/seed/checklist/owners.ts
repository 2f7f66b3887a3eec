/**
 * Who usually owes what in a regency, by the address of the unit; everything else starts with the unit that runs
 * the PPID. The office moves duties at /petugas/kepatuhan.
 */
export const usualOwners: Readonly<Record<string, string>> = {
  'B-01j': 'bkpsdm',
  'B-02h': 'bkpsdm',
  'B-02i': 'dinas-pendidikan-dan-kebudayaan',
  'B-03': 'bagian-organisasi',
  'B-04a': 'bppkad',
  'B-04b': 'bppkad',
  'B-04c': 'bppkad',
  'B-04d': 'bppkad',
  'B-06a': 'bagian-hukum',
  'B-06b': 'bagian-hukum',
  'B-08': 'inspektorat',
  'B-10': 'bkpsdm',
  'B-11': 'bpbd',
  'S-01': 'bpbd',
  'S-02': 'dinas-lingkungan-hidup',
  'S-03': 'bakesbangpol',
  'S-04': 'dinas-kesehatan',
  'S-05': 'dinas-ketahanan-pangan',
  'S-06': 'dinas-pupr',
  'T-02': 'bagian-hukum',
  'T-03': 'bkpsdm',
  'T-04': 'bagian-administrasi-pemerintahan',
  'T-06': 'dpmptsp',
  'T-07': 'bppkad',
  'T-08': 'bapelitbangda',
  'T-09': 'bagian-protokol',
  'T-11': 'inspektorat',
  'T-12': 'inspektorat',
  'T-13': 'bapelitbangda',
  'T-14': 'bagian-hukum',
};

/** The unit that runs the PPID, in most regencies. */
export const ppidUnit = 'diskominfo';
