/** `account.createJWT`. */
export {}
