/** People who do not exist: names from many places, addresses of example domains, states as a real list has them. */
import { type ImportedFields, readFields } from '../import/fields.ts'
import { seededRandom } from '../simulate/random.ts'

export interface GeneratedPerson extends ImportedFields {
  readonly id: string
  readonly email: string
}

const day = 24 * 60 * 60 * 1000

const firstNames =
  'Ada Amara Anders Anneke Aroha Beatriz Chidi Chloé Daniel Divya Elif Emeka Farah Finn Gabriela Hana Ibrahim Ines Ivan Jana Jonas Kaito Keiko Lars Leila Lucía Malik Mateo Mei Mira Nadia Niko Noor Olu Omar Paola Priya Quentin Rania Rosa Samir Sanne Sofia Tariq Tomasz Uma Vera Wanjiru Yara Zoë'.split(
    ' ',
  )
const lastNames =
  'Abara Almeida Andersson Bakker Bauer Becker Castillo Chen Costa Da-Silva Dubois Eriksen Fischer García Haddad Hansen Hoffmann Ito Jansen Kaya Kimura Kowalski Laurent Lindqvist Mbeki Mehta Moreau Müller Nakamura Ndiaye Novák Okafor Oliveira Park Petrov Quispe Rahman Rossi Sato Schneider Sharma Silva Tanaka Tran Usman Van-Dijk Virtanen Wójcik Yilmaz Zhang'.split(
    ' ',
  )
const labels = ['beta', 'staff', 'trial', 'partner']

/** Oldest first; as many as are asked for, the first ones the same however many those are. */
export function generatedPeople(count: number, seed: number, now: number): readonly GeneratedPerson[] {
  const random = seededRandom(seed)
  const number = (below: number) => Number.parseInt(random.hex(8), 16) % below
  const oneOf = (words: readonly string[]) => words[number(words.length)] ?? ''
  const nothing = readFields({}).fields
  const namesakes = new Map<string, number>()

  const people = Array.from({ length: count }, (): GeneratedPerson => {
    const name = `${oneOf(firstNames)} ${oneOf(lastNames).replace('-', ' ')}`
    const address = plain(name)
    const before = namesakes.get(address) ?? 0
    namesakes.set(address, before + 1)
    // Of a hundred, so many; all are drawn for everybody, so that one choice does not move the next.
    const [verified, withPhone, labelled, blocked, away] = [
      number(100),
      number(100),
      number(100),
      number(100),
      number(100),
    ]
    const age = number(365 * day)
    const createdAt = now - age
    const phone = `+1555${String(number(10_000_000)).padStart(7, '0')}`
    const label = oneOf(labels)
    return {
      ...nothing,
      id: random.hex(20),
      name,
      email: `${address}${before === 0 ? '' : before + 1}@example.test`,
      phone: withPhone < 40 ? phone : null,
      emailVerification: verified < 70,
      phoneVerification: withPhone < 25,
      labels: labelled < 20 ? [label] : [],
      status: blocked >= 4,
      createdAt,
      accessedAt: away < 15 ? null : createdAt + number(age + 1),
    }
  })
  return people.toSorted((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0))
}

/** As an address has it: `Zoë Van Dijk` is `zoe.van.dijk`. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')
}
