// A certified provider of OpenID Connect, for one machine: node provider.mjs PORT REDIRECT_URI
// It asks whoever comes for a name (any password does) and a consent. Who a name is, is put at
// /users/NAME as JSON, as oidc-provider-mock takes it.

import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const users = new Map();

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id: 'site', client_secret: 'secret', redirect_uris: [redirect] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  findAccount: (ctx, sub) => users.has(sub) && {
    accountId: sub,
    claims: () => ({ ...users.get(sub), sub }),
  },
});

provider.use(async (ctx, next) => {
  const [, sub] = ctx.path.match(/^\/users\/(.+)$/) ?? [];
  if (ctx.method !== 'PUT' || !sub) return next();
  let told = '';
  for await (const part of ctx.req) told += part;
  users.set(decodeURIComponent(sub), JSON.parse(told));
  ctx.status = 204;
});

provider.listen(port, 'localhost', () => console.log('ready'));
