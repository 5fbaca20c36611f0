/** Who the sample users are: one in every state that the window can show, with ids that stay. */

export const minute = 60 * 1000
export const hour = 60 * minute
export const day = 24 * hour

export interface SamplePerson {
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  /** How long ago, in milliseconds. */
  readonly joined: number
  /** How long ago the last call was; null: made by a server, and never seen. */
  readonly active: number | null
}

export const people = {
  grace: {
    name: 'Grace Hopper',
    email: 'grace@example.test',
    phone: '+15555550100',
    joined: 243 * day + 5 * hour,
    active: 38 * minute,
  },
  ada: { name: 'Ada Lovelace', email: 'ada@example.test', joined: 208 * day + 2 * hour, active: 6 * minute },
  blocked: {
    name: 'Mallory Quill',
    email: 'mallory@example.test',
    joined: 171 * day + 9 * hour,
    active: 41 * day + 3 * hour,
  },
  anonymous: { joined: 134 * day + 20 * hour, active: 3 * day + hour },
  phone: { name: 'Priya Raman', phone: '+15555550103', joined: 112 * day + 7 * hour, active: 26 * hour },
  totp: { name: 'Toru Iwatani', email: 'toru@example.test', joined: 83 * day + 4 * hour, active: 4 * hour },
  'mfa-pending': { name: 'Maya Lin', email: 'maya@example.test', joined: 52 * day + 11 * hour, active: 2 * minute },
  oauth: { name: 'Oskar Barnack', email: 'oskar@gmail.com', joined: 33 * day + 6 * hour, active: 55 * minute },
  imported: { name: 'Ingrid Daubechies', email: 'ingrid@example.test', joined: 20 * day + 3 * hour, active: null },
  'long-names-and-thirty-six-characters': {
    name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff, Senior, of the house that has the longest name in this telephone directory',
    email: 'hubert.blaine.wolfeschlegelsteinhausenbergerdorff@a-domain-with-a-long-name.example.test',
    joined: 9 * day + 8 * hour,
    active: 5 * day + 2 * hour,
  },
  impersonator: { name: 'Imani Support', email: 'imani@example.test', joined: 2 * day + 5 * hour, active: 3 * hour },
  lapsed: { name: 'Lars Long-Gone', email: 'lars@example.test', joined: 95 * day + 4 * hour, active: 60 * day },
} as const satisfies Readonly<Record<string, SamplePerson>>

export type SampleId = keyof typeof people

/** Ids of the sample users, in the order in which they are made. */
export const sampleIds: readonly string[] = Object.keys(people)
