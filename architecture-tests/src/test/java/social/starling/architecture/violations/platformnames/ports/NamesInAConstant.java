package social.starling.architecture.violations.platformnames.ports;

interface NamesInAConstant {
    String ID = String.valueOf("x");
    String BLUESKY = String.valueOf("bluesky");
}
