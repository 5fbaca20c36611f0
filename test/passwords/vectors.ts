/** Published hashes of known passwords, with where they come from. */
import type { JsonObject } from '../../src-shared/store/column.ts'

export interface Vector {
  readonly hash: string
  readonly source: string
  readonly password: string
  readonly stored: string
  readonly hashOptions?: JsonObject
}

const contract = 'the contract, section 12'
const argon2Reference = 'phc-winner-argon2, src/test.c'
const goCrypt = 'go-crypt/crypt, hashes made by passlib'
const crypt = 'Openwall crypt_blowfish, wrapper.c'
const nist = 'NIST, examples of FIPS 180-4 and FIPS 202'
const nistMessage = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'

export const vectors: readonly Vector[] = [
  {
    hash: 'argon2',
    source: argon2Reference,
    password: 'password',
    stored: '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
  },
  {
    hash: 'argon2',
    source: argon2Reference,
    password: 'password',
    stored: '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8',
  },
  {
    hash: 'argon2',
    source: goCrypt,
    password: 'apple123',
    stored: '$argon2d$v=19$m=65536,t=4,p=4$PUfIWctZa611rpXSOicEAA$eUtgGpyO1+ylLPGhN8gvRXBXF+Zd97kQIZA7OgX4VIM',
  },
  {
    hash: 'bcrypt',
    source: crypt,
    password: '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored',
    stored: '$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui',
  },
  {
    hash: 'bcrypt',
    source: crypt,
    password: 'U*U*U',
    stored: '$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a',
  },
  {
    hash: 'bcrypt',
    source: crypt,
    // The Cyrillic letter yo, D1 91 in UTF-8: the defect of $2x$ in a text that a browser can send.
    password: '\u0451',
    stored: '$2x$05$6bNw2HLQYeqHYyBfLMsv/OiwqTymGIGzFsA4hOTWebfehXHNprcAS',
  },
  {
    hash: 'bcrypt',
    source: 'the PHP manual, password_verify()',
    password: 'rasmuslerdorf',
    stored: '$2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq',
  },
  { hash: 'md5', source: 'RFC 1321', password: 'message digest', stored: 'f96b697d7cb7938d525a2f31aaf161d0' },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored: '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
    hashOptions: { version: 'sha1' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored: '75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525',
    hashOptions: { version: 'sha224' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored: '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    hashOptions: { version: 'sha256' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored: '3391fdddfc8dc7393707a65b1b4709397cf8b1d162af05abfe8f450de5f36bc6b0455a8520bc4e6f5fe95b1fe3c8452b',
    hashOptions: { version: 'sha384' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored:
      '204a8fc6dda82f0a0ced7beb8e08a41657c16ef468b228a8279be331a703c335' +
      '96fd15c13b1b07f9aa1d3bea57789ca031ad85c7a71dd70354ec631238ca3445',
    hashOptions: { version: 'sha512' },
  },
  {
    hash: 'sha',
    source: nist,
    password: 'abc',
    stored: '4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa',
    hashOptions: { version: 'sha512/224' },
  },
  {
    hash: 'sha',
    source: nist,
    password: 'abc',
    stored: '53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23',
    hashOptions: { version: 'sha512/256' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored: '8a24108b154ada21c9fd5574494479ba5c7e7ab76ef264ead0fcce33',
    hashOptions: { version: 'sha3-224' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored: '41c0dba2a9d6240849100376a8235e2c82e1b9998a999e21db32dd97496d3376',
    hashOptions: { version: 'sha3-256' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored: '991c665755eb3a4b6bbdfb75c78a492e8c56a22c5c4d7e429bfdbc32b9d4ad5aa04a1f076e62fea19eef51acd0657c22',
    hashOptions: { version: 'sha3-384' },
  },
  {
    hash: 'sha',
    source: nist,
    password: nistMessage,
    stored:
      '04a371e84ecfb5b8b77cb48610fca8182dd457ce6f326a0fd3d7ec2f1e91636d' +
      'ee691fbe0c985302ba1b0d8dc78c086346b533b49c030d99a27daf1139d6e75e',
    hashOptions: { version: 'sha3-512' },
  },
  { hash: 'phpass', source: contract, password: 'appwrite', stored: '$P$Br387rwferoKN7uwHZqNMu98q3U8RO.' },
  {
    hash: 'phpass',
    source: 'Openwall phpass, test.php',
    password: 'test12345',
    stored: '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0',
  },
  {
    hash: 'phpass',
    source: 'Openwall phpass, test.php, with the prefix of phpBB',
    password: 'test12345',
    stored: '$H$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0',
  },
  {
    hash: 'phpass',
    source: crypt,
    password: '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored',
    stored: '$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui',
  },
  {
    hash: 'scrypt',
    source: contract,
    password: 'appwrite',
    stored:
      '3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63' +
      'b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b',
    hashOptions: { type: 'scrypt', costCpu: 16_384, costMemory: 13, costParallel: 2, length: 64, salt: 'appwrite' },
  },
  {
    hash: 'scrypt',
    source: 'RFC 7914',
    password: 'pleaseletmein',
    stored:
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
      'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    hashOptions: {
      type: 'scrypt',
      costCpu: 16_384,
      costMemory: 8,
      costParallel: 1,
      length: 64,
      salt: 'SodiumChloride',
    },
  },
  {
    hash: 'scryptMod',
    source: contract,
    password: 'appwrite',
    stored: 'UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==',
    hashOptions: {
      type: 'scryptMod',
      salt: 'UxLMreBr6tYyjQ==',
      saltSeparator: 'Bw==',
      signerKey: 'XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==',
    },
  },
  {
    hash: 'scryptMod',
    source: 'firebase/scrypt, README',
    password: 'user1password',
    stored: 'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
    hashOptions: {
      type: 'scryptMod',
      salt: '42xEC+ixf3L2lw==',
      saltSeparator: 'Bw==',
      signerKey: 'jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==',
    },
  },
]
