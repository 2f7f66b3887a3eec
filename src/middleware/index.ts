import { sequence } from 'astro:middleware';
import { guardBackOffice } from './guard-back-office.ts';
import { officerSession } from './officer-session.ts';
import { reportErrors } from './report-errors.ts';

export const onRequest = sequence(reportErrors, officerSession, guardBackOffice);
