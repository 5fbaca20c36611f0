/** `account.updateStatus`, and `DELETE /v1/account`. */
export {}
