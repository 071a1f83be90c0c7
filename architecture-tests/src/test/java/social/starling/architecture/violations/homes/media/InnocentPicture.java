package social.starling.architecture.violations.homes.media;

import javax.imageio.ImageReader;

record InnocentPicture(ImageReader reader) {}
