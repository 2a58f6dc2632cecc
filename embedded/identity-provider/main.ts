import { demoOrganisation } from '../demo/organisation';
import { untilAsked } from '../until-asked';
import { startIdentityProvider } from './server';

/**
 * The identity provider as a process of its own. Folder and port are arguments; the secrets come by environment, since
 * everybody on the machine can read a command line.
 */
async function main(): Promise<void> {
  const [, , dataDir, port, webOrigin] = process.argv;
  if (dataDir === undefined) throw new Error('usage: main.js <data folder> [port] [origin of the web client]');
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, IDP_API_CLIENT_SECRET, IDP_COOKIE_KEY } = process.env;
  if (!OIDC_CLIENT_SECRET || !IDP_API_CLIENT_SECRET || !IDP_COOKIE_KEY) throw new Error('the secrets are missing');
  const provider = await startIdentityProvider({
    dataDir,
    organisation: demoOrganisation,
    clientId: OIDC_CLIENT_ID || 'stafett',
    clientSecret: OIDC_CLIENT_SECRET,
    apiClientSecret: IDP_API_CLIENT_SECRET,
    cookieKey: IDP_COOKIE_KEY,
    ...(port === undefined ? {} : { port: Number(port) }),
    webOrigins: webOrigin === undefined ? [] : [webOrigin],
  });
  console.log(`identity provider: ${provider.issuer}`);
  await untilAsked();
  await provider.stop();
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
