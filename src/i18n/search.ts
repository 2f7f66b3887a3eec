/** What results can be narrowed by. */
export const facetTitles = {
  kelas: 'Kelas informasi',
  tahun: 'Tahun',
  unit: 'Unit',
  jenis: 'Jenis dokumen',
  wilayah: 'Wilayah',
  format: 'Bentuk berkas',
} as const;
