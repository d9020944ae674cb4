// The baseline of delivery: Socket.IO as it comes, with the same rooms, and a POST that goes out to one of them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const update = JSON.parse(Buffer.concat(chunks).toString()) as { stream: string };
    io.to(`watch:${update.stream}`).emit('update', update);
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
  });
});
const io = new Server(server, { path: '/socket.io' });
io.on('connection', (socket) => {
  socket.on('watch', async ({ stream }: { stream: string }, answer: (answer: object) => void) => {
    await socket.join(`watch:${stream}`);
    answer({ ok: true });
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
