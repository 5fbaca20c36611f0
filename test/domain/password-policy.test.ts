import { expect, test } from 'vitest'
import { holdsPersonalData, passwordFault, type PasswordPolicy } from '../../src-shared/domain/password-policy.ts'

const anything: PasswordPolicy = { min: 8, uppercase: false, lowercase: false, number: false, symbols: false }
const everything: PasswordPolicy = { min: 8, uppercase: true, lowercase: true, number: true, symbols: true }

test('password policy: counts bytes, not characters', () => {
  expect(passwordFault('ääää', anything)).toBeNull()
  expect(passwordFault('ä'.repeat(128), anything)).toBeNull()
  expect(passwordFault('ä'.repeat(129), anything)).toBe('the password must have 8 to 256 bytes, it has 258')
  expect(passwordFault('1234567', anything)).toBe('the password must have 8 to 256 bytes, it has 7')
})

test('password policy: asks for the least length of the project', () => {
  expect(passwordFault('12345678901', { ...anything, min: 12 })).toBe(
    'the password must have 12 to 256 bytes, it has 11',
  )
  expect(passwordFault('123456789012', { ...anything, min: 12 })).toBeNull()
})

test.each([
  ['abcdefg1!', 'the password needs an uppercase letter (A to Z)'],
  ['ABCDEFG1!', 'the password needs a lowercase letter (a to z)'],
  ['Abcdefgh!', 'the password needs a digit (0 to 9)'],
  ['Abcdefg1', 'the password needs a symbol'],
  ['Abcdefgh', 'the password needs a digit (0 to 9) and a symbol'],
  [
    '        ',
    'the password needs an uppercase letter (A to Z), a lowercase letter (a to z), a digit (0 to 9) and a symbol',
  ],
  ['Abcdef1 ', 'the password needs a symbol'],
  ['Abcdef1ä', 'the password needs a symbol'],
  ['Abcdef1٣', 'the password needs a symbol'],
  ['Äbcdef1!', 'the password needs an uppercase letter (A to Z)'],
])('password policy: says of %j that %s', (password, fault) => {
  expect(passwordFault(password, everything)).toBe(fault)
})

test.each(['Abcdefg1!', 'Abcdefg1_', 'Abcdefg1€', 'Abcdef1💥'])('password policy: accepts %s', (password) => {
  expect(passwordFault(password, everything)).toBeNull()
})

const ann = { id: '65a1b2c3d4e5f6a7b8c9', email: 'ann.lee@example.com', name: 'Ann Lee', phone: '+15555550100' }

test.each([
  ['x65A1B2C3D4E5F6A7B8C9', 'the id'],
  ['my ann.lee@example.com', 'the address'],
  ['i-am-ANN.LEE!', 'the local part of the address'],
  ['hello ann lee!', 'the name'],
  ['call +15555550100', 'the phone number'],
  ['call 15555550100', 'the phone number without plus'],
])('personal data: finds in %j %s', (password) => {
  expect(holdsPersonalData(password, ann)).toBe(true)
})

test('personal data: finds none where there is none', () => {
  expect(holdsPersonalData('correct horse battery', ann)).toBe(false)
  expect(holdsPersonalData('example.com', ann)).toBe(false)
})

test('personal data: fields that are not set do not count', () => {
  expect(holdsPersonalData('anything', { id: '', email: null, name: null, phone: null })).toBe(false)
  expect(holdsPersonalData('anything', { id: '', email: '', name: '', phone: '' })).toBe(false)
})
