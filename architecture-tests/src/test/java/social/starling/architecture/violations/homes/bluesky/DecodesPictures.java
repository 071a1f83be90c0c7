package social.starling.architecture.violations.homes.bluesky;

import javax.imageio.ImageReader;

record DecodesPictures(ImageReader reader) {}
