/** The Locale service, and the language of its names. */
import { languages } from 'countries-list'
import { Client, Locale } from 'node-appwrite'
import { expect, test } from 'vitest'
import { countryName, localeCodes } from '../../src-shared/domain/locale.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { runningHost } from '../sdk/running-host.ts'
import { newWorld, type Reply } from '../support/world.ts'

const rows = ({ body }: Reply, name: string) => {
  const list = body[name]
  return Array.isArray(list) ? list.filter(isObject) : []
}

test.each([
  ['codes', 'localeCodes', ['code', 'name'], { code: 'de-at', name: 'German (Austria)' }],
  ['continents', 'continents', ['name', 'code'], { name: 'South America', code: 'SA' }],
  ['countries', 'countries', ['name', 'code'], { name: 'Germany', code: 'DE' }],
  ['countries/eu', 'countries', ['name', 'code'], { name: 'Greece', code: 'GR' }],
  [
    'countries/phones',
    'phones',
    ['code', 'countryCode', 'countryName'],
    { code: '+1876', countryCode: 'JM', countryName: 'Jamaica' },
  ],
  [
    'currencies',
    'currencies',
    ['symbol', 'name', 'symbolNative', 'decimalDigits', 'rounding', 'code', 'namePlural'],
    {
      symbol: '€',
      name: 'Euro',
      symbolNative: '€',
      decimalDigits: 2,
      rounding: 0,
      code: 'EUR',
      namePlural: 'euros',
    },
  ],
  ['languages', 'languages', ['name', 'code', 'nativeName'], { name: 'German', code: 'de', nativeName: 'Deutsch' }],
])('locale: lists %s with the fields of the SDK', async (path, name, fields, row) => {
  const { call } = await newWorld()
  const reply = await call('GET', `/locale/${path}`)
  expect(reply.status, reply.story).toBe(200)
  const list = rows(reply, name)
  expect(Object.keys(reply.body)).toEqual(['total', name])
  expect(reply.body.total).toBe(list.length)
  expect(list).toContainEqual(row)
  expect(list.every((one) => Object.keys(one).join() === fields.join())).toBe(true)
  expect(list.every((one) => Object.values(one).every((value) => value !== ''))).toBe(true)
})

test('locale: without a geo service an address has no country', async () => {
  const { call } = await newWorld()
  const { text } = await call('GET', '/locale', { peer: { ip: '203.0.113.7' } })
  expect(JSON.parse(text)).toEqual({
    ip: '203.0.113.7',
    countryCode: '--',
    country: 'Unknown',
    continentCode: '--',
    continent: 'Unknown',
    eu: false,
    currency: '',
  })
})

test.each([
  ['/locale/countries/eu', { 'x-appwrite-locale': 'de' }, 'Griechenland'],
  ['/locale/countries/eu?locale=fr', { 'x-appwrite-locale': 'de' }, 'Grèce'],
  ['/locale/countries/eu?locale=nowhere', { 'x-appwrite-locale': 'DE-AT' }, 'Griechenland'],
  ['/locale/countries/eu', { 'x-appwrite-locale': 'nowhere' }, 'Greece'],
])('locale: %s with %j says %s', async (path, headers, expected) => {
  const { call } = await newWorld()
  const countries = rows(await call('GET', path, { headers }), 'countries')
  expect(countries).toHaveLength(27)
  expect(countries.find(({ code }) => code === 'GR')?.name).toBe(expected)
  const names = countries.map(({ name }) => String(name))
  expect(names).toEqual(names.toSorted())
})

test('locale: what may be asked for are the languages that are listed, and some of their countries', () => {
  const plain = localeCodes.filter((code) => !code.includes('-'))
  expect(plain).toEqual(Object.keys(languages).toSorted())
  expect(localeCodes.filter((code) => !plain.includes(code.split('-')[0] ?? ''))).toEqual([])
})

test('locale: every code that is listed can be asked for', async () => {
  const { call } = await newWorld()
  for (const { code } of rows(await call('GET', '/locale/codes'), 'localeCodes')) {
    const reply = await call('GET', '/locale/continents', { headers: { 'x-appwrite-locale': String(code) } })
    expect([reply.status, reply.body.total], String(code)).toEqual([200, 7])
  }
})

test('locale: is open to guests, users and keys with its scope', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const keyWith = async (scopes: readonly string[]) => {
    const { body } = await world.control('POST', '/projects/demo/keys', { scopes })
    return { key: String(body.secret) }
  }
  for (const caller of [{}, { session }, await keyWith(['locale.read'])]) {
    expect((await world.call('GET', '/locale', caller)).status).toBe(200)
  }
  expect((await world.call('GET', '/locale', await keyWith(['users.read']))).status).toBe(401)
})

test('locale: what it does not have is no route', async () => {
  const { call } = await newWorld()
  expect((await call('GET', '/locale/planets')).status).toBe(404)
})

test('locale: the country of a session is named in the language of the reader', () => {
  const names = ['--', 'QQ', 'de', 'DE'].map((code) => countryName(code, 'de'))
  expect(names).toEqual(['Unknown', 'Unknown', 'Deutschland', 'Deutschland'])
  expect(countryName('DE', 'en')).toBe('Germany')
})

test('server SDK: reads every list of the Locale service', async () => {
  await using server = await runningHost()
  const { endpoint, projectId, apiKey } = server.host
  const client = new Client().setEndpoint(endpoint).setProject(projectId).setKey(apiKey).setLocale('es')
  const locale = new Locale(client)
  expect((await locale.get()).countryCode).toBe('--')
  expect((await locale.listCountries()).countries).toContainEqual({ name: 'Alemania', code: 'DE' })
  expect((await locale.listCountriesEU()).total).toBe(27)
  expect((await locale.listCountriesPhones()).phones).toContainEqual({
    code: '+49',
    countryCode: 'DE',
    countryName: 'Alemania',
  })
  expect((await locale.listContinents()).total).toBe(7)
  const { currencies } = await locale.listCurrencies()
  expect(currencies.find(({ code }) => code === 'EUR')).toMatchObject({ symbol: '€', decimalDigits: 2 })
  expect((await locale.listLanguages()).total).toBeGreaterThan(180)
  expect((await locale.listCodes()).localeCodes).toContainEqual({ code: 'es', name: 'Spanish' })
})
