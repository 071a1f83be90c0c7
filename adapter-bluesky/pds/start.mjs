// A real PLC directory and a real Bluesky PDS on loopback, for tests. See README.md.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const LOOPBACK = '127.0.0.1';
const USAGE = 'node start.mjs [--pds-port N] [--plc-port N] [--rate-limits]';

const reserved = new Map(); // port → the socket that holds it until a server takes it over

// Both servers pass a bare port to listen() and would answer on every interface. After this call a server gets a
// socket that is already bound to loopback, or none.
function allowOnlyReservedSockets() {
  const listen = net.Server.prototype.listen;
  net.Server.prototype.listen = function (port) {
    const holder = reserved.get(port);
    if (!holder) {
      throw new Error(`a server wants to listen on ${JSON.stringify(port)}; allowed: ${[...reserved.keys()]}`);
    }
    return listen.call(this, holder);
  };
}

// The PDS writes its port into its own address before it listens, so the port must be known, and held, earlier.
async function reserve(wanted) {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`port ${wanted} is not a whole number from 0 (any free port) to 65535; usage: ${USAGE}`);
  }
  const holder = net.createServer().listen({ port, host: LOOPBACK });
  await once(holder, 'listening');
  reserved.set(holder.address().port, holder);
  return holder.address().port;
}

async function installedPds() {
  try {
    return await import('pds-for-node-22'); // npm leaves it out when Node is too old for it
  } catch (problem) {
    if (problem.code !== 'ERR_MODULE_NOT_FOUND' || !problem.message.includes("'pds-for-node-22'")) {
      throw problem;
    }
    return import('pds-for-node-20');
  }
}

function temporaryDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'starling-pds-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

// Whoever starts this holds the other end of stdin: when that process dies, however it dies, this one ends too.
function stopWithParent() {
  const stop = () => process.exit(0);
  process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, stop);
  }
}

async function start() {
  const { values } = parseArgs({
    options: {
      'pds-port': { type: 'string', default: '0' },
      'plc-port': { type: 'string', default: '0' },
      'rate-limits': { type: 'boolean', default: false },
    },
  });
  process.env.LOG_ENABLED ??= 'false';
  // A proxy of the machine must not get the calls between the two servers.
  for (const name of ['http_proxy', 'https_proxy', 'all_proxy']) {
    delete process.env[name];
    delete process.env[name.toUpperCase()];
  }
  const plcPort = await reserve(values['plc-port']);
  const pdsPort = await reserve(values['pds-port']);
  allowOnlyReservedSockets();

  const { default: plc } = await import('@did-plc/server');
  await plc.PlcServer.create({ db: plc.Database.mock(), port: plcPort }).start();

  const { PDS, envToCfg, envToSecrets } = await installedPds();
  const data = temporaryDirectory();
  const secret = () => randomBytes(32).toString('hex');
  const settings = {
    port: pdsPort,
    devMode: true,
    dataDirectory: data,
    blobstoreDiskLocation: join(data, 'blobs'),
    didPlcUrl: `http://localhost:${plcPort}`, // by name: PDS 0.5 resolves DIDs at no bare IP address
    serviceHandleDomains: ['.test'],
    inviteRequired: false,
    disableSsrfProtection: true,
    enableDidDocWithSession: true,
    rateLimitsEnabled: values['rate-limits'],
    jwtSecret: secret(),
    dpopSecret: secret(),
    adminPassword: secret(),
    plcRotationKeyK256PrivateKeyHex: secret(),
  };
  await (await PDS.create(envToCfg(settings), envToSecrets(settings))).start();
  return { pds: `http://${LOOPBACK}:${pdsPort}`, plc: `http://${LOOPBACK}:${plcPort}` };
}

stopWithParent();
try {
  console.log(JSON.stringify(await start()));
} catch (problem) {
  console.error(`The test PDS did not start under Node ${process.version}: ${problem.message}`);
  console.error('If packages are missing, or Node or the lock file has changed: npm ci --prefix adapter-bluesky/pds');
  process.exit(1);
}
