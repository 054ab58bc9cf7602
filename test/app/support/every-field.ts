// Lists that the three kinds of record have in common, with every field of every item. They go out as they are.

export const EMAILS = [
  { value: 'ada@example.com', work: true, home: false, preferred: true, archived: false, type: 'work' as const },
];
export const CONTACT = {
  phones: [{ value: '+44 20 7946 0100', work: true, home: false, mobile: true, preferred: true, archived: false }],
  faxes: [{ value: '+44 20 7946 0101', work: true, home: false, archived: false }],
  urls: [{ address: 'https://www.example.com', name: 'Homepage', archived: false }],
};
export const ADDRESSES = [
  {
    street: '1 Main Street',
    city: 'London',
    region: 'Greater London',
    country: 'GB',
    postcode: 'W1',
    work: true,
    home: false,
    latitude: 51.5,
    longitude: -0.12,
    suite: '5',
    pobox: '17',
    mlsid: 'M-1',
    formatted: '1 Main Street, London',
    preferred: true,
    archived: false,
  },
];
export const APP_LINKS = [
  { source: 'crm.example', uniqueid: 'A-1', label: 'CRM', url: 'https://crm.example/A-1', archived: false },
];
export const SOCIALS = [{ type: 'github' as const, value: 'ada', work: true, home: false, archived: false }];
export const PLACE = { location: 'London', country: 'GB', locale: 'en_GB' };
/** How a record is imported; `dryrun` and `skipImport` would keep it from being read back. */
export const IMPORT = {
  splitAt: ';',
  dateFormat: 'international' as const,
  dryrun: false,
  skipImport: false,
  skipWithoutIds: false,
};

/** Custom fields as the two lists take them, and as they go out: one list, no value a list (docs/field-mapping.md). */
export const CUSTOM_FIELDS = {
  given: {
    customFields: [
      { id: 'remark', type: 'text' as const, value: 'Says "hello", twice', private: true, replace: true },
      { id: 'lead-source', type: 'keywords' as const, value: ['Website', 'Trade fair'] },
      { id: 'new-amount', type: 'currency' as const, value: 5, unit: 'EUR' },
      { id: 'new-range', type: 'range' as const, min: 1, max: 9 },
    ],
    plainCustomFields: [
      { id: 'x', type: 'number' as const, value: 7, min: 0, max: 10, unit: 'meter', private: false, replace: false },
    ],
  },
  sent: [
    { id: 'remark', type: 'text' as const, value: 'Says "hello", twice', private: true, replace: true },
    { id: 'lead-source', type: 'keywords' as const, value: 'Website,Trade fair' },
    { id: 'new-amount', type: 'currency' as const, value: 5, unit: 'EUR' },
    { id: 'new-range', type: 'range' as const, min: 1, max: 9 },
    { id: 'x', type: 'number' as const, value: 7, min: 0, max: 10, unit: 'meter', private: false, replace: false },
  ],
};

/** Written to the account of the one who asks; the mock's team has these addresses. */
export const TEAMMATE = 'ines.carvalho@northwind-harbor.example';
