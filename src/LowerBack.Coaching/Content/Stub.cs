namespace LowerBack.Coaching.Content;
[System.Flags] public enum AvoidCodes { None=0, FlexionIntolerant=1, ExtensionIntolerant=2, Pregnancy=4, Osteoporosis=8, BloodPressure=16, Wrist=32, Shoulder=64, Knee=128, Balance=256, Acute=512 }
[System.Flags] public enum Kit { None=0, Band=1, Cable=2, Dumbbell=4, Backpack=8, Barbell=16, RomanChair=32 }
public enum Level { Beginner=1, Intermediate, Advanced }
