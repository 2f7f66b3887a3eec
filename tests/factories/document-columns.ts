/** Columns of a document that a test has nothing to say about. */
export const noRegisterColumns = {
  holder: '',
  maker: '',
  made_on: null,
  made_place: '',
  forms: '["electronic"]',
  retention: '',
  licence: 'statute',
  source: '',
  contact: '',
  locator: '',
  links: '[]',
  scheduled_at: null,
  scheduled_by: null,
  embargo_until: null,
  replaced_by_id: null,
} as const;
