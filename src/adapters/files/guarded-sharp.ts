import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);
// Nothing but these two can be opened, whatever libvips was built with.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });

export { sharp };
