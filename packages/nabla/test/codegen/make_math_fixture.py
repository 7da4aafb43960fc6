"""Makes math.fixture.json: arguments and correctly rounded results (mpmath, 2600 bits), base64 of little-endian floats.

Run here: python3 -W ignore make_math_fixture.py
"""
from mpmath import *
import numpy as np, base64, json, random, struct
mp.prec=2600
random.seed(7)
special=[0.0,-0.0,1.0,-1.0,0.5,-0.5,2.0,-2.0,3.0,inf,-inf,nan]
U={ # name: (fn, domain test, ranges f32, ranges f64)
'exp':(exp,None,[(-104,89),(-1,1)],[(-746,710),(-1,1)]),
'exp2':(lambda x:mpf(2)**x,None,[(-150,128),(-1,1)],[(-1075,1024),(-1,1)]),
'expm1':(expm1,None,[(-20,89),(-1,1),'tiny'],[(-40,710),(-1,1),'tiny']),
'sinh':(sinh,None,[(-90,90),(-1.5,1.5),'tiny'],[(-711,711),(-1.5,1.5),'tiny']),
'cosh':(cosh,None,[(-90,90),(-1.5,1.5)],[(-711,711),(-1.5,1.5)]),
'tanh':(tanh,None,[(-10,10),(-1,1),'tiny'],[(-23,23),(-1,1),'tiny']),
'log':(log,lambda x:x>0,['pos',(.5,2)],['pos',(.5,2)]),
'log2':(lambda x:log(x)/log(mpf(2)),lambda x:x>0,['pos',(.5,2)],['pos',(.5,2)]),
'log10':(lambda x:log(x)/log(mpf(10)),lambda x:x>0,['pos',(.5,2)],['pos',(.5,2)]),
'log1p':(log1p,lambda x:x>-1,['pos',(-.9999,2),'tiny'],['pos',(-.9999,2),'tiny']),
'asinh':(asinh,None,['any',(-2,2),'tiny'],['any',(-2,2),'tiny']),
'acosh':(acosh,lambda x:x>=1,['pos',(1,3),(1,1.001)],['pos',(1,3),(1,1.001)]),
'atanh':(atanh,lambda x:abs(x)<1,[(-1,1),'tiny'],[(-1,1),'tiny']),
'sin':(sin,None,[(-10,10),'any',(-1e5,1e5)],[(-10,10),'any',(-1e6,1e6)]),
'cos':(cos,None,[(-10,10),'any',(-1e5,1e5)],[(-10,10),'any',(-1e6,1e6)]),
'tan':(tan,None,[(-10,10),'any',(-1e5,1e5)],[(-10,10),'any',(-1e6,1e6)]),
'asin':(asin,lambda x:abs(x)<=1,[(-1,1),(.49,.51)],[(-1,1),(.49,.51)]),
'acos':(acos,lambda x:abs(x)<=1,[(-1,1),(.99,1)],[(-1,1),(.99,1)]),
'atan':(atan,None,['any',(-3,3),'tiny'],['any',(-3,3),'tiny']),
'erf':(erf,None,[(-4.2,4.2),(-1.1,1.1),'tiny'],[(-6.2,6.2),(-1.1,1.1),'tiny']),
'erfc':(erfc,None,[(-4,10.2),(-1.1,1.1)],[(-6,27.3),(-1.1,1.1)]),
}
def limits(n,x):
    # C's values where the formula is not finite
    t={'exp':{inf:inf,-inf:0.0},'exp2':{inf:inf,-inf:0.0},'expm1':{inf:inf,-inf:-1.0},'sinh':{inf:inf,-inf:-inf},'cosh':{inf:inf,-inf:inf},
    'tanh':{inf:1.0,-inf:-1.0},'log':{0.0:-inf,inf:inf},'log2':{0.0:-inf,inf:inf},'log10':{0.0:-inf,inf:inf},'log1p':{-1.0:-inf,inf:inf},
    'asinh':{inf:inf,-inf:-inf},'acosh':{inf:inf},'atanh':{1.0:inf,-1.0:-inf},'atan':{inf:float(pi/2),-inf:-float(pi/2)},'erf':{inf:1.0,-inf:-1.0},'erfc':{inf:0.0,-inf:2.0}}
    for k,v in t.get(n,{}).items():
        if x==k: return v
    return None
odd={'expm1','sinh','tanh','log1p','asinh','atanh','sin','tan','asin','atan','erf'}
def rnd(v,single):
    # correctly rounded: mpf -> float (round to even), overflow to inf, subnormals
    v=mpf(v)
    p,emin,emax=(24,-149,128) if single else (53,-1074,1024)
    if v==0: return 0.0
    m_,e_=frexp(abs(v)); q=max(e_-p,emin)
    k=nint(ldexp(abs(v),-q)); r=ldexp(k,q)
    if r>=ldexp(1,emax): r=float('inf')
    return float(r) if v>0 else -float(r)
def val(n,f,dom,x,single):
    if x!=x: return float('nan')
    s=limits(n,x)
    if s is not None: return float(np.float32(s)) if single else s
    if abs(x)==float('inf') or (dom and not dom(x)): return float('nan')
    if x==0 and n in odd: return x
    return rnd(f(mpf(x)),single)
def pts(ranges,single,n):
    out=[]
    emin,emax=(-149,127) if single else (-1074,1023)
    for r in ranges:
        for _ in range(n):
            if r=='pos': x=2.0**random.uniform(emin+1,emax)
            elif r=='any': x=random.choice([-1,1])*2.0**random.uniform(-2,emax)
            elif r=='tiny': x=random.choice([-1,1])*2.0**random.uniform(emin+1,-2)
            else: x=random.uniform(*r)
            out.append(float(np.float32(x)) if single else x)
    return out
def enc(a,single): return base64.b64encode(np.array(a,dtype=np.float32 if single else np.float64).tobytes()).decode()
res={}
hard={'sin':[6381956970095103.0*2.0**797,1e22,float(pi)],'cos':[6381956970095103.0*2.0**797,1e22,float(pi/2)],'tan':[6381956970095103.0*2.0**797,1e22]}
for n,(f,dom,r32,r64) in U.items():
    res[n]={}
    for single,r in ((True,r32),(False,r64)):
        x=[float(v) for v in special]+pts(r,single,28)+([h for h in hard.get(n,[])] if not single else [])
        y=[val(n,f,dom,v,single) for v in x]
        res[n]['f32' if single else 'f64']={'x':enc(x,single),'result':enc(y,single)}
# binary
def powv(x,y,single):
    import math
    try: c=math.pow(x,y)
    except ValueError: 
        if x==0 and y<0: return math.copysign(inf,x) if (y==int(y) and int(y)%2==1) else inf
        return float('nan')
    except OverflowError: c=None
    if c is not None and (c!=c or abs(x) in (0,float('inf')) or abs(y)==float('inf') or x!=x or y!=y or x==1 or y==0): return float(c)
    s=1
    if x<0: s=-1 if int(y)%2 else 1
    e=mpf(y)*log(abs(mpf(x)))
    if e>800: return s*float('inf')
    if e<-800: return s*0.0
    return math.copysign(rnd(exp(e),single),s)
def atan2v(y,x,single):
    import math
    c=math.atan2(y,x)
    if c!=c or c==0 or abs(y)==float('inf') or abs(x)==float('inf') or y==0 or x==0:
        # exact multiples of pi/4: round those to the format
        if c!=c or c==0: return c
        k=round(abs(c)/(math.pi/4)); return math.copysign(rnd(pi/4*k,single),c)
    if x>0: return rnd(atan(mpf(y)/mpf(x)),single)
    a=pi-atan(abs(mpf(y))/abs(mpf(x)))
    return math.copysign(rnd(a,single),y)
sp=[0.0,-0.0,1.0,-1.0,0.5,-0.5,2.0,-3.0,4.0,float('inf'),float('-inf'),float('nan')]
for n in('pow','atan2'):
    res[n]={}
    for single in(True,False):
        X=[a for a in sp for b in sp]; Y=[b for a in sp for b in sp]
        f=(lambda v:float(np.float32(v))) if single else float
        L=100 if single else 740
        for _ in range(120):
            if n=='pow':
                k=random.random()
                x=2.0**random.uniform(-100,100) if k<.3 else 1+random.uniform(-1,1)*2.0**-random.uniform(0,18) if k<.6 else random.uniform(0,20)*random.choice([1,-1])
                x=f(x)
                y=float(random.randint(-20,20)) if x<0 or k>.9 else L*random.uniform(-1,1)/float(log(mpf(x))) if x not in (0,1) else 2.0
            else:
                s=2.0**random.uniform(-100,100); x=s*random.uniform(-1,1); y=s*random.uniform(-1,1)*2.0**random.uniform(-20,20)
            X.append(f(x)); Y.append(f(y))
        R=[(powv if n=='pow' else atan2v)(a,b,single) for a,b in zip(X,Y)]
        res[n]['f32' if single else 'f64']={'x':enc(X,single),'y':enc(Y,single),'result':enc(R,single)}
json.dump(res,open('math.fixture.json','w'),separators=(',',':'))
