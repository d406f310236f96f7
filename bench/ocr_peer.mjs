// Reads the pictures named on the command line; prints one line of JSON for each: its name and its text.
import Ocr from '@gutenye/ocr-node';

const ocr = await Ocr.create();
for (const file of process.argv.slice(2)) {
  const lines = await ocr.detect(file);
  console.log(JSON.stringify({ file, text: lines.map((line) => line.text).join('\n') }));
}
