/** `account.createOAuth2Session`, `createOAuth2Token`, and where the provider comes back to. */
export {}
